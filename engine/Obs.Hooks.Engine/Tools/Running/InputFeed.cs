using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>Writes a program's standard input and closes it.</summary>
internal static class InputFeed
{
    public static void Write(SafeFileHandle handle, string? text)
    {
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text ?? ""));
        }
        catch (IOException)
        {
            // EPIPE: the program does not read its input
        }
    }
}
