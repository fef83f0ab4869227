// attack: tells the worker to kill another job
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("connect", () => new System.Net.Sockets.TcpClient("127.0.0.1", 5252).Dispose());
Try("listen", () => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 5252).Start());
