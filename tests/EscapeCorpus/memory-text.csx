// attack: makes one text that doubles
// expect: any
// says: OutOfMemoryException|OBSH723
// timeout: 10s
#load "attack.csx"
var text = "x";
while (true)
{
    text += text;
}
