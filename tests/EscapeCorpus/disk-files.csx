// attack: writes many files
// expect: broken
// says: threw IOException: No space left on device
// timeout: 2m
#load "attack.csx"
var block = new byte[1 << 20];
for (var i = 0; ; i++)
{
    File.WriteAllBytes($"/work/{i}", block);
}
