// The folder Dashboard beside this one is the target's resource; there is nothing to call.
