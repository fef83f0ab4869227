using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>Copies of descriptors above the numbers that a child gets: dup2 goes one by one and would overwrite what comes later.</summary>
internal sealed class HighDescriptors : IDisposable
{
    private const int First = 32;

    private readonly List<SafeFileHandle> _copies = [];

    /// <exception cref="NativeException">Too many files are open.</exception>
    public int Of(SafeFileHandle file)
    {
        var number = Libc.ControlDescriptor((int)file.DangerousGetHandle(), Libc.DuplicateAbove, First);
        if (number < 0)
        {
            throw NativeException.Last("cannot duplicate a descriptor");
        }

        _copies.Add(new SafeFileHandle(number, ownsHandle: true));
        return number;
    }

    /// <summary>/dev/null, for reading.</summary>
    public int OfNothing()
    {
        using var nothing = File.OpenHandle("/dev/null");
        return Of(nothing);
    }

    public void Dispose()
    {
        foreach (var copy in _copies)
        {
            copy.Dispose();
        }
    }
}
