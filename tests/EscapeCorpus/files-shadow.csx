// attack: reads the passwords of the host
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("shadow", () => File.ReadAllText("/etc/shadow"));
Try("passwd", () => File.ReadAllText("/etc/passwd"));
Try("key", () => File.ReadAllText("/root/.ssh/id_rsa"));
