using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Makes objects of the contract from scripts of the administrator, such as a worker allocator: <c>return new MyAllocator();</c>.
/// Unlike a hook's script it runs in this process with this process's rights, so it is held to the rules of plugins: nobody but
/// root (or this user) can change the script, what it loads, or the compiled form. It is compiled in a sandbox all the same: the
/// compiler is no part of this process.
/// </summary>
/// <param name="options">The host's options.</param>
/// <param name="scripts">Compiles and keeps them.</param>
internal sealed class HostScriptLoader(EngineOptions options, CachedScripts scripts)
{
    private const string Suffix = ".csx";

    /// <summary>Compiles a script, runs it, and takes what it returns.</summary>
    /// <typeparam name="T">An interface of the contract.</typeparam>
    /// <param name="path">Path of the script; it may <c>#load</c> the others of its directory.</param>
    /// <returns>The object.</returns>
    /// <exception cref="EngineException">It cannot be trusted or compiled, threw, or returns something else; the message is for people.</exception>
    public T Create<T>(string path)
        where T : class
    {
        var source = Read(Path.GetFullPath(path));
        var compiled = scripts.Get(source.Origin, CompilationRequest.For(source, ScriptSurface.Factory));
        var result = Run(path, compiled);
        return result as T
            ?? throw Refused(path, $"it returns {result?.GetType().FullName ?? "nothing"}, not {typeof(T).Name}: end it with \"return new …;\"");
    }

    private ScriptSource Read(string path)
    {
        try
        {
            CheckCache();
            using var directory = TrustedDirectory.Open(Path.GetDirectoryName(path)!);
            using var main = directory?.OpenFile(Path.GetFileName(path)) ?? throw Refused(path, "there is no such file");
            return new ScriptSource(new ScriptOrigin(TrustClass.Host, "", ""), FileOf(path, main), Companions(directory, path));
        }
        catch (UntrustedPathException e)
        {
            throw new EngineException(e.Diagnostic.Code, e.Diagnostic.ToString(), e);
        }
        catch (IOException e)
        {
            throw new EngineException(DiagnosticCodes.HostScriptRefused, $"{path}: {e.Message}", e);
        }
    }

    /// <summary>What comes out of it becomes code of this process.</summary>
    private void CheckCache() => TrustedDirectory.Open(CachedScripts.CacheOf(options).Directory)?.Dispose();

    private static ImmutableArray<ScriptFile> Companions(TrustedDirectory directory, string path)
    {
        var files = ImmutableArray.CreateBuilder<ScriptFile>();
        foreach (var name in directory.Names())
        {
            if (name.EndsWith(Suffix, StringComparison.Ordinal) && name != Path.GetFileName(path))
            {
                using var file = directory.OpenFile(name);
                if (file is not null)
                {
                    files.Add(FileOf(Path.Combine(directory.Path, name), file));
                }
            }
        }

        return files.ToImmutable();
    }

    private static ScriptFile FileOf(string path, SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length > ScriptLimits.FileSize)
        {
            throw Refused(path, $"it has {length} bytes, more than {ScriptLimits.FileSize}");
        }

        var utf8 = new byte[length];
        var read = 0;
        while (read < utf8.Length && RandomAccess.Read(file, utf8.AsSpan(read), read) is var part and > 0)
        {
            read += part;
        }

        return new ScriptFile(Path.GetFileName(path), path, 0, utf8.AsMemory(0, read));
    }

    private static object? Run(string path, CompiledScript compiled)
    {
        // Not collectible: a service keeps its allocator, and code in collectible contexts is slow at first.
        var context = new AssemblyLoadContext(path);
        using var assembly = new MemoryStream(compiled.Assembly.ToArray(), writable: false);
        using var symbols = new MemoryStream(compiled.Symbols.ToArray(), writable: false);
        var entry = (MethodInfo)context.LoadFromStream(assembly, symbols).ManifestModule.ResolveMethod(compiled.EntryToken)!;
        try
        {
            return entry.CreateDelegate<Func<object?[], Task<object?>>>()([null, null]).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            throw new EngineException(
                DiagnosticCodes.HostScriptRefused, $"{path}: it threw {e.GetType().Name}: {e.Message}", e);
        }
    }

    private static EngineException Refused(string path, string why) => new(DiagnosticCodes.HostScriptRefused, $"{path}: {why}");
}
