// attack: connects to a service on the loopback device
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("connect", () => new System.Net.Sockets.TcpClient("127.0.0.1", 631).Dispose());
