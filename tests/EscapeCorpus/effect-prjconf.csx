// attack: smuggles a block into the project configuration
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.AppendPrjconf("Macros:", "%evil 1");
Effects.AppendPrjconf("Prefer: x\n%if 1");
