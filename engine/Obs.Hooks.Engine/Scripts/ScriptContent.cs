using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Contents that a script wants in effects, copied out of its sandbox into the hook's staging directory: by read(2), never
/// mapped, never renamed, so that the script has no hold on them any more.
/// </summary>
/// <param name="directory">Where they go; only root enters it.</param>
/// <param name="limit">Bytes of all contents of one call.</param>
internal sealed class ScriptContent(string directory, long limit)
{
    private int _last;
    private long _taken;

    /// <summary>Copies one.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="ProtocolException">It is not a file in memory: reading it could do or wait for anything.</exception>
    /// <exception cref="EngineException">It is too big.</exception>
    public string Take(SafeFileHandle file)
    {
        if (!Posix.IsFileInMemory(file))
        {
            throw new ProtocolException("sent a descriptor of something else than a file in its work directory");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"script-{++_last}");
        using var target = DirectoryHandle.Open(directory);
        using var copy = target.OpenFile(name, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, 0x1A4);
        var buffer = new byte[1 << 16];
        long offset = 0;
        int count;
        while ((count = RandomAccess.Read(file, buffer, offset)) > 0)
        {
            _taken += count;
            if (_taken > limit)
            {
                throw new EngineException(
                    DiagnosticCodes.ScriptContentRefused,
                    FormattableString.Invariant($"the script's files have more than {limit} bytes together; expected less; write less"),
                    ExitStatus.Failed);
            }

            RandomAccess.Write(copy, buffer.AsSpan(0, count), offset);
            offset += count;
        }

        return $"{directory}/{name}";
    }
}
