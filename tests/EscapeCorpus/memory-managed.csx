// attack: fills the heap
// expect: any
// says: threw OutOfMemoryException|OBSH723: the script's process died: ended by signal (6|9)
// timeout: 2m
#load "attack.csx"
var hoard = new List<byte[]>();
while (true)
{
    var block = new byte[1 << 20];
    Array.Fill(block, (byte)1);
    hoard.Add(block);
}
