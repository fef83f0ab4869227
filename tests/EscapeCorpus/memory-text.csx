// attack: makes one text that doubles
// expect: any
// says: threw OutOfMemoryException|OBSH723: the script's process died: ended by signal (6|9)
// timeout: 2m
#load "attack.csx"
var text = "x";
while (true)
{
    text += text;
}
