// attack: opens the machine with a build option
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.SetBuildOption("--vm-custom-opt", "-drive file=/dev/sda");
