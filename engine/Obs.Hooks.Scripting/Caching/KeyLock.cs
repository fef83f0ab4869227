using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>
/// The lock of one key, a file that is there only while somebody has it. One for several keys would let a hostile project make
/// others wait, whose keys it can meet.
/// </summary>
internal sealed class KeyLock : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;

    private KeyLock(string path, SafeFileHandle file) => (_path, _file) = (path, file);

    /// <returns>Null when somebody else has it.</returns>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static KeyLock? TryTake(string path)
    {
        var file = Posix.OpenLock(path);

        // Who had it before may have removed the file between our two calls: then it keeps nobody out.
        if (Posix.TryLock(file) && Posix.HasName(file))
        {
            return new KeyLock(path, file);
        }

        file.Dispose();
        return null;
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        finally
        {
            _file.Dispose();
        }
    }
}
