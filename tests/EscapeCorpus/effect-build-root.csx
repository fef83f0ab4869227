// attack: moves the build root
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.SetBuildOption("--root", "/");
Effects.SetBuildOption("--logfile", "/etc/passwd");
Effects.SetBuildOption("--oldpackages", "/root");
