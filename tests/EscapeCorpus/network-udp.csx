// attack: sends a datagram
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("send", () => new System.Net.Sockets.UdpClient().Send([1], 1, "127.0.0.1", 53));
