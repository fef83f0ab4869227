using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Contents that a script wants in effects, copied out of its sandbox into the hook's staging directory: by read(2), never
/// mapped, never renamed, so that the script has no hold on them any more.
/// </summary>
/// <param name="directory">Where they go; only root enters it.</param>
/// <param name="bytes">The job's.</param>
internal sealed class ScriptContent(string directory, ScriptBytes bytes)
{
    private readonly List<string> _names = [];
    private long _taken;

    /// <summary>Copies one.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="ProtocolException">It is not a file in memory: reading it could do or wait for anything.</exception>
    /// <exception cref="EngineException">There is no room for it.</exception>
    public string Take(SafeFileHandle file)
    {
        if (!Posix.IsFileInMemory(file))
        {
            throw new ProtocolException("sent a descriptor of something else than a file in its work directory");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"script-{bytes.NextNumber()}");
        using var target = DirectoryHandle.Open(directory);
        using var copy = target.OpenFile(name, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, 0x1A4);
        _names.Add(name);
        var buffer = new byte[1 << 16];
        long offset = 0;
        int count;
        while ((count = RandomAccess.Read(file, buffer, offset)) > 0)
        {
            bytes.Take(count);
            _taken += count;
            RandomAccess.Write(copy, buffer.AsSpan(0, count), offset);
            offset += count;
        }

        return $"{directory}/{name}";
    }

    /// <summary>Writes one that came in a request.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="EngineException">There is no room for it.</exception>
    public string Keep(ReadOnlySpan<byte> content)
    {
        bytes.Take(content.Length);
        _taken += content.Length;
        var name = string.Create(CultureInfo.InvariantCulture, $"script-{bytes.NextNumber()}");
        using var target = DirectoryHandle.Open(directory);
        _names.Add(name);
        target.WriteFile(name, content, 0x1A4);
        return $"{directory}/{name}";
    }

    /// <summary>Removes all copies: nobody is going to use them.</summary>
    public void Discard()
    {
        using var target = DirectoryHandle.Open(directory);
        foreach (var name in _names)
        {
            _ = target.RemoveFile(name);
        }

        bytes.Return(_taken);
        _taken = 0;
        _names.Clear();
    }
}
