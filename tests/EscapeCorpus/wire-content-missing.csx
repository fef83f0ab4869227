// attack: asks for a result without content
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(71, [8, .. Wire.Text("OTHER"), .. Wire.Text("x")]));
Hang();
