// attack: asks for an effect of no known kind
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(71, 99));
Hang();
