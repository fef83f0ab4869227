using System.Buffers.Binary;
using System.Text;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Scripting.Sources;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>
/// The name of a compiled script: a SHA-256 over everything that makes a difference to what the compiler emits, and over who
/// wrote it, so that no origin can make an entry that another one finds.
/// </summary>
internal static class ScriptKey
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public const int Length = 2 * Sha256.Size;

    /// <param name="origin">Who wrote it.</param>
    /// <param name="request">What is compiled: every file that can be loaded, with its names and its place in its carrier.</param>
    /// <param name="compiler">What compiles it, see <see cref="CompilerIdentity"/>.</param>
    public static string Of(ScriptOrigin origin, CompilationRequest request, string compiler)
    {
        using var content = new MemoryStream();
        Text(content, "obs-hooks script 1");
        Text(content, compiler);
        // The contract's and the runtime's identity: scripts are compiled against the very assemblies that are there.
        content.Write(typeof(HookScript).Module.ModuleVersionId.ToByteArray());
        Text(content, Environment.Version.ToString());
        Number(content, (int)origin.Trust);
        Text(content, origin.Project);
        Text(content, origin.Package);
        Number(content, (int)request.Surface);
        Number(content, request.Debug ? 1 : 0);
        File(content, request.Main);
        Number(content, request.Loads.Length);
        foreach (var file in request.Loads)
        {
            File(content, file);
        }

        return Sha256.HexOf(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    public static bool IsKey(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private static void File(MemoryStream content, ScriptFile file)
    {
        Text(content, file.Name);
        Text(content, file.DisplayPath);
        Number(content, file.LineOffset);
        Number(content, file.ColumnOffset);
        Number(content, file.Utf8.Length);
        content.Write(file.Utf8.Span);
    }

    /// <summary>With its length, so that no two different lists of fields have the same bytes.</summary>
    private static void Text(MemoryStream content, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Number(content, utf8.Length);
        content.Write(utf8);
    }

    private static void Number(MemoryStream content, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        content.Write(bytes);
    }
}
