// attack: asks for a file again and again and never takes the answer
// expect: broken
// says: OBSH702|OBSH722|OBSH723
// timeout: 2s
#load "attack.csx"
var request = Wire.Frame(69, [1, .. Wire.Text(""), .. Wire.Text("x.spec")]);
// The thread that receives is kept from it by its own answers.
for (var i = 0; i < 300_000; i++)
{
    Wire.Send(request);
}

Hang();
