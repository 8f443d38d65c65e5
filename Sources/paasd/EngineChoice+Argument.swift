import ArgumentParser
import Control

extension EngineChoice: ExpressibleByArgument {}
