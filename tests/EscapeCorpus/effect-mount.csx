// attack: mounts the host's root
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.Mount(new Mount("../x", MountKind.ReadOnlyTree) { Source = "/root" });
Effects.Mount(new Mount("x", (MountKind)77) { Source = "/" });
