using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Allocation.Allocators.Sources;

/// <summary>
/// An allocator that a script of the administrator makes: the value of its last expression is a whole allocator or a stage. It
/// is compiled in the sandbox of all scripts, once; it runs in the service like a plugin of the host, anew for each round.
/// </summary>
internal sealed class ScriptAllocator : IAllocatorSource, IDisposable
{
    private readonly AssemblyLoadContext _context = new("allocator script", isCollectible: true);
    private readonly Func<object?[], Task<object?>> _entry;
    private readonly BuiltInAllocator _base;

    private ScriptAllocator(string id, ScriptSource source, CompiledScript script)
    {
        Id = id;
        Digest = DigestOf(source);
        _entry = Load(script);
        var attribute = Make().GetType().GetCustomAttribute<AllocatorAttribute>() ?? new AllocatorAttribute(id);
        Budget = TimeSpan.FromMilliseconds(Math.Clamp(attribute.BudgetMilliseconds, 1, 10_000));
        _base = BuiltInAllocator.All.FirstOrDefault(own => own.Id == attribute.Base)
            ?? throw Wrong($"its base is \"{attribute.Base}\"; expected obs or best-fit");
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Digest { get; }

    /// <inheritdoc/>
    public TimeSpan Budget { get; }

    /// <summary>Compiles and loads a script.</summary>
    /// <param name="id">What it was asked for as; found again by it when a record is replayed.</param>
    /// <param name="path">The file.</param>
    /// <param name="compiler">Who compiles it.</param>
    /// <exception cref="EngineException">It is not to be trusted, has errors, or makes no allocator.</exception>
    public static ScriptAllocator Load(string id, string path, IScriptCompiler compiler)
    {
        var source = HostScriptFile.Read(path);
        try
        {
            var request = CompilationRequest.For(source, ScriptSurface.Factory);
            var outcome = compiler.CompileAsync(request, CancellationToken.None).GetAwaiter().GetResult();
            return outcome.Script is { } script
                ? new ScriptAllocator(id, source, script)
                : throw new EngineException(DiagnosticCodes.AllocatorScript, string.Join('\n', outcome.Diagnostics), ExitStatus.Failed);
        }
        catch (ScriptCompilerException e)
        {
            throw new EngineException(DiagnosticCodes.AllocatorScript, $"{path}: {e.Message}", e, ExitStatus.Failed);
        }
    }

    /// <inheritdoc/>
    public IWorkerAllocator Create() => _base.Complete(Make());

    /// <summary>The same digest for the same text, whatever the compiler.</summary>
    public static string DigestOf(ScriptSource source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in LoadClosure.Of(source).Prepend(source.Main))
        {
            hash.AppendData(SHA256.HashData(file.Utf8.Span));
        }

        return $"script sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    public void Dispose() => _context.Unload();

    private Func<object?[], Task<object?>> Load(CompiledScript script)
    {
        using var code = new MemoryStream(script.Assembly.ToArray(), writable: false);
        using var symbols = new MemoryStream(script.Symbols.ToArray(), writable: false);
        var module = _context.LoadFromStream(code, symbols.Length > 0 ? symbols : null).ManifestModule;
        return ((MethodInfo)module.ResolveMethod(script.EntryToken)!).CreateDelegate<Func<object?[], Task<object?>>>();
    }

    private object Make()
    {
        // Submissions are numbered: the host's object, if there is one, and the script's own.
        var value = _entry([null, null]).GetAwaiter().GetResult();
        return value is IWorkerAllocator or IWorkerFilter or IWorkerScorer or IWorkerAssigner
            ? value
            : throw Wrong($"it makes {(value is null ? "nothing" : $"a {value.GetType().Name}")}; expected an IWorkerAllocator, IWorkerFilter, IWorkerScorer or IWorkerAssigner as its last expression");
    }

    private EngineException Wrong(string found) =>
        new(DiagnosticCodes.AllocatorScript, $"{Id}: {found}", ExitStatus.Failed);
}
