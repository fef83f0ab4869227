using System.Net.Sockets;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Planning;

/// <summary>Makes the socket of the service in a directory that only root or the service's user can change.</summary>
internal static class PlanSocket
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="path">Where; a socket that nobody listens on is replaced.</param>
    /// <param name="user">The service's user.</param>
    /// <exception cref="EngineException">The directory is not safe, or another service is listening.</exception>
    public static Socket Listen(string path, uint user)
    {
        var directory = Path.GetDirectoryName(path)!;
        CheckDirectory(directory, user);
        RemoveOld(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Nobody but the directory's owner can have come in between.
            File.SetUnixFileMode(path, OwnerOnly);
            socket.Listen(backlog: 64);
            return socket;
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            socket.Dispose();
            throw Bad(path, $"cannot listen: {e.Message}");
        }
    }

    /// <summary>Makes the directory if it is not there, for a user.</summary>
    public static void MakeDirectory(string path, uint user, uint group)
    {
        var directory = Path.GetDirectoryName(path)!;
        if (Directory.Exists(directory))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad(directory, $"cannot make it: {e.Message}");
        }

        if (Environment.IsPrivilegedProcess && Libc.ChangeOwner(directory, user, group) != 0)
        {
            throw Bad(directory, $"cannot give it to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    private static void CheckDirectory(string directory, uint user)
    {
        using var opened = DirectoryHandle.OpenIfExists(directory) ?? throw Bad(directory, "no such directory");
        var status = opened.Stat();
        if ((status.Owner != 0 && status.Owner != user) || status.WritableByOthers)
        {
            throw Bad(
                directory,
                $"belongs to user {status.Owner}, mode {Convert.ToString(status.Mode & 0xFFF, 8)}; expected a directory of root or of "
                + $"user {user} that nobody else can write to");
        }
    }

    private static void RemoveOld(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            // Left over from a service that was killed.
            File.Delete(path);
            return;
        }

        throw Bad(path, "another service is listening there");
    }

    private static EngineException Bad(string path, string why) =>
        new(DiagnosticCodes.BadServiceSocket, $"{path}: {why}", ExitStatus.Failed);
}
