// attack: makes one text that doubles
// expect: any
// says: threw OutOfMemoryException|OBSH723: the script's process died: ended by signal (6|9)
// timeout: 10s
#load "attack.csx"
var text = "x";
while (true)
{
    text += text;
}
