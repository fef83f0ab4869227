// attack: has a file of the host installed in the build root
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.AddPackage("shadow", "/etc/shadow");
Effects.AddPackage("evil package", "/root/x.rpm");
