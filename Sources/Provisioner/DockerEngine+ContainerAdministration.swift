import Engines

extension DockerEngine: ContainerAdministration {}
