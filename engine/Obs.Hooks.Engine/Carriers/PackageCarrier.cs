using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>
/// The hooks among a package's sources: each <c>ID.hook.csx</c> is one, other <c>.csx</c> are for <c>#load</c>, and
/// <c>_hooks.json</c> has what is to be said about them. Hostile: flat names, regular files, bounded, no link followed.
/// </summary>
/// <remarks>A file made by a source service is called <c>_service:NAME:FILE</c>, and replaces FILE as it does in <c>build</c>.</remarks>
internal sealed class PackageCarrier(BuildJob job, Lazy<CarriedLayerCheck> check, DiagnosticBag bag)
{
    public const string ConfigurationFile = "_hooks.json";
    public const string HookSuffix = ".hook.csx";

    private const string ServicePrefix = "_service:";
    private const string BuildEnvironment = "_buildenv";
    private const int MaxScripts = 64;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>File names by the names they have in the build; made when there is one: most packages have none.</summary>
    private SortedDictionary<string, string>? _files;
    private DirectoryHandle? _directory;

    /// <summary>
    /// Whether the package brings a <c>_buildenv</c>: the worker takes the whole project configuration from that file.
    /// </summary>
    public bool ReplacesPrjconf { get; private set; }

    private bool HasHooks =>
        _files is not null
        && (_files.ContainsKey(ConfigurationFile) || _files.Keys.Any(static n => n.EndsWith(HookSuffix, StringComparison.Ordinal)));

    /// <summary>Whether a name among the sources says so.</summary>
    public static bool MayHaveHooks(BuildJob job)
    {
        using var directory = job.SourceDirectory.Length == 0 ? null : DirectoryHandle.OpenIfExists(job.SourceDirectory);
        foreach (var raw in directory?.RawEntries() ?? [])
        {
            if (raw.AsSpan(0, raw.Length - 1).EndsWith(".hook.csx"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at the names; opens nothing but the directory.</summary>
    public void List()
    {
        using var directory = job.SourceDirectory.Length == 0 ? null : DirectoryHandle.OpenIfExists(job.SourceDirectory);
        foreach (var raw in directory?.RawEntries() ?? [])
        {
            Remember(raw.AsSpan(0, raw.Length - 1));
        }
    }

    /// <summary>Adds the layers, low to high.</summary>
    public void AddTo(ImmutableArray<ConfigurationLayer>.Builder layers)
    {
        if (!HasHooks)
        {
            return;
        }

        using (_directory = DirectoryHandle.Open(job.SourceDirectory))
        {
            var scripts = Scripts();
            var shelf = new CarriedShelf(new ScriptOrigin(TrustClass.Package, job.Project, job.Package), "the package's sources", scripts);
            foreach (var script in scripts)
            {
                if (script.Name.EndsWith(HookSuffix, StringComparison.Ordinal))
                {
                    AddScript(script, shelf, layers);
                }
            }

            if (_files!.TryGetValue(ConfigurationFile, out var file)
                && Read(file, ConfigurationFile) is { } json
                && HookConfigurationLoader.Parse(ConfigurationFile, json, TrustClass.Package, bag) is { } layer)
            {
                layers.Add(check.Value.Check(layer with { Shelf = shelf }));
            }
        }
    }

    private void Remember(ReadOnlySpan<byte> raw)
    {
        if (raw.StartsWith("_buildenv"u8))
        {
            ReplacesPrjconf |= raw.Length == BuildEnvironment.Length || raw[BuildEnvironment.Length] == '.';
        }
        else if (raw.EndsWith(".csx"u8) || raw.EndsWith("_hooks.json"u8))
        {
            _files ??= new SortedDictionary<string, string>(StringComparer.Ordinal);
            var name = Encoding.UTF8.GetString(raw);
            var isService = name.StartsWith(ServicePrefix, StringComparison.Ordinal);
            var plain = isService ? name[(name.LastIndexOf(':') + 1)..] : name;
            if (plain != ConfigurationFile && !PrjconfBlockFormat.IsName(plain))
            {
                bag.Error(
                    DiagnosticCodes.CarrierFileRefused,
                    new SourceLocation(ConfigNode.Printable(name)),
                    "a name with other characters",
                    "letters, digits and ._+-, not beginning with a dot or dash",
                    "rename the source");
            }
            else if (isService && _files.TryGetValue(plain, out var other) && other.StartsWith(ServicePrefix, StringComparison.Ordinal))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateBlock,
                    new SourceLocation(ConfigNode.Printable(name)),
                    $"{plain} from two services (the other is {other})",
                    "each file once",
                    "remove one of the services");
            }
            else if (isService || !_files.ContainsKey(plain))
            {
                _files[plain] = name;
            }
        }
    }

    private ImmutableArray<ScriptFile> Scripts()
    {
        var scripts = ImmutableArray.CreateBuilder<ScriptFile>();
        foreach (var (plain, file) in _files!)
        {
            if (plain == ConfigurationFile)
            {
                continue;
            }

            if (scripts.Count == MaxScripts)
            {
                bag.Error(DiagnosticCodes.CarrierFileRefused, new SourceLocation(plain), $"more than {MaxScripts} scripts", $"at most {MaxScripts}");
                break;
            }

            if (Read(file, plain) is { } bytes)
            {
                scripts.Add(new ScriptFile(plain, plain, 0, bytes));
            }
        }

        return scripts.ToImmutable();
    }

    private void AddScript(ScriptFile script, CarriedShelf shelf, ImmutableArray<ConfigurationLayer>.Builder layers)
    {
        var id = script.Name[..^HookSuffix.Length];
        var layer = new CarriedLayer(script.Name, TrustClass.Package);
        var point = layer.Point(0, "");
        if (!HookNames.IsId(id))
        {
            bag.Error(
                DiagnosticCodes.CarrierFileRefused,
                point.Location,
                $"the hook \"{ConfigNode.Printable(id)}\"",
                $"ID{HookSuffix} with an id of lower-case letters, digits and dashes",
                "rename the source");
            return;
        }

        layer.Mention(id, point);
        layer.SetScript(id, script.Name, point);
        layers.Add(check.Value.Check(layer.ToLayer(shelf, bag)));
    }

    private byte[]? Read(string file, string plain)
    {
        try
        {
            using var handle = _directory!.OpenFile(file, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
            if (FileStatus.Of(handle) is { IsRegularFile: false } status)
            {
                throw new IOException($"{plain} is {status.Kind}");
            }

            var bytes = BoundedFile.Read(handle, plain, PrjconfBlockFormat.MaxBytes);
            _ = s_strict.GetCharCount(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or DecoderFallbackException)
        {
            bag.Error(
                DiagnosticCodes.CarrierFileRefused,
                new SourceLocation(plain),
                e is IOException ? ConfigNode.Printable(e.Message) : "bytes that are not UTF-8",
                $"a regular UTF-8 file of at most {PrjconfBlockFormat.MaxBytes} bytes");
            return null;
        }
    }
}
