// attack: connects to the system's bus
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("connect", () => new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0).Connect(new System.Net.Sockets.UnixDomainSocketEndPoint("/run/dbus/system_bus_socket")));
Try("abstract", () => new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0).Connect(new System.Net.Sockets.UnixDomainSocketEndPoint("\0systemd")));
