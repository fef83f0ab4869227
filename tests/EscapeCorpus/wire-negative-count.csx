// attack: announces minus one item
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(71, 4, 255, 255, 255, 255));
Hang();
