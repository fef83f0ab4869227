// attack: registers an interpreter with the kernel
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.RegisterBinfmt(new RegisterBinfmt("evil", "\\x7fELF", "", "/work/evil", "F"));
