using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Packages;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>
/// Packages of an OBS backend by the protocol of its workers: the repository server expands dependencies
/// (<c>/build/…/_buildinfo?add=</c>, of a package or, posted, of a recipe that it has not) and hands out the binaries
/// (<c>/getbinaries</c>).
/// </summary>
internal sealed class ObsProvider : IToolsProvider
{
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(20);

    public Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs)
    {
        var repository = ObsRepository.Parse(spec);
        using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = s_connect }) { Timeout = Timeout.InfiniteTimeSpan };
        var pool = Path.Combine(work, "pool");
        Directory.CreateDirectory(pool);
        try
        {
            programs.Say($"asking {repository.Server} for the dependencies");
            var wanted = Expand(spec, repository, http, programs.CancellationToken);
            programs.Say($"downloading {wanted.Values.Sum(static names => names.Length)} packages");
            foreach (var (path, names) in wanted)
            {
                Download(repository, path, spec.Arch, names, pool, http, programs.CancellationToken);
            }
        }
        catch (Exception e) when (e is HttpRequestException or XmlException or InvalidDataException)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {repository.Server} does not answer as a backend does: {e.Message}", e);
        }

        if (RpmPool.Files(pool).Length > 0)
        {
            return new Resolution(RpmPool.Read(pool, programs), tree => RpmProvider.Build(pool, work, tree, programs))
            {
                Files = () => RpmPool.NamesOf(pool),
            };
        }

        var debs = DebPool.Read(pool, programs);
        return new Resolution(DebPool.PackagesOf(debs), tree => DebianProvider.Build(debs, spec.Arch, work, tree, programs))
        {
            Files = () => DebPool.NamesOf(debs),
        };
    }

    /// <summary>The names of the packages by <c>project/repository</c>.</summary>
    private static SortedDictionary<string, ImmutableArray<string>> Expand(
        ToolsSpec spec, ObsRepository repository, HttpClient http, CancellationToken cancellationToken)
    {
        var add = string.Join('&', spec.Packages.Select(static p => $"add={Uri.EscapeDataString(p)}"));
        var path = $"/build/{repository.Project}/{repository.Repository}/{ToolsNames.Scheduler(spec.Arch)}/{repository.Package ?? "_repository"}/_buildinfo?{add}";
        using var request = new HttpRequestMessage(repository.Package is null ? HttpMethod.Post : HttpMethod.Get, new Uri(repository.Server, path));
        request.Content = repository.Package is null ? Recipe() : null;
        using var answer = Send(http, request, cancellationToken);
        var info = XElement.Load(answer);
        if ((string?)info.Element("error") is { } error)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsPackageMissing,
                $"{spec.Location}: {repository.Project}/{repository.Repository} cannot provide {string.Join(", ", spec.Packages)}: {error}",
                DebianProvider.FaultOf(spec));
        }

        var names = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var from in info.Elements("bdep").Where(static d => (string?)d.Attribute("noinstall") != "1").GroupBy(static d =>
            $"{(string?)d.Attribute("project")}/{(string?)d.Attribute("repository")}"))
        {
            names.Add(from.Key, [.. from.Select(static d => (string?)d.Attribute("name") ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }

        return names;
    }

    private static void Download(
        ObsRepository repository, string path, string arch, ImmutableArray<string> names, string pool, HttpClient http, CancellationToken cancellationToken)
    {
        if (path.Split('/') is not [{ Length: > 0 } project, { Length: > 0 } name])
        {
            throw new InvalidDataException($"packages from \"{path}\"");
        }

        var query = $"/getbinaries?project={Uri.EscapeDataString(project)}&repository={Uri.EscapeDataString(name)}"
            + $"&arch={ToolsNames.Scheduler(arch)}&nometa=1&binaries={Uri.EscapeDataString(string.Join(',', names))}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(repository.Server, query));
        using var answer = Send(http, request, cancellationToken);
        CpioReader.Extract(answer, pool, cancellationToken);

        // What the backend could not send it names in a file of its own (BSHTTP, cpio_sender).
        var errors = Path.Combine(pool, ".errors");
        if (File.Exists(errors))
        {
            throw new InvalidDataException(File.ReadAllText(errors).Trim().Replace('\n', ';'));
        }
    }

    /// <summary>
    /// A recipe that needs nothing, in a cpio archive, by whose names the server knows its kind: every repository server reads spec
    /// files, whatever it builds (bs_repserver, getbuildinfo_post).
    /// </summary>
    private static ByteArrayContent Recipe()
    {
        const string text = "Name: obs-hooks-tools\nVersion: 1\nRelease: 1\nSummary: Tools\nLicense: MIT\n%description\nTools.\n";
        return new ByteArrayContent(Encoding.ASCII.GetBytes(Entry("obs-hooks-tools.spec", text) + Entry("TRAILER!!!", "")))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-cpio") },
        };
    }

    /// <summary>cpio(5), "newc": numbers in hexadecimal; name and content are padded to words.</summary>
    private static string Entry(string name, string text)
    {
        const int regular = 0x81A4;
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"070701{0:x8}{regular:x8}{0:x8}{0:x8}{1:x8}{0:x8}{text.Length:x8}{0:x8}{0:x8}{0:x8}{0:x8}{name.Length + 1:x8}{0:x8}{name}");
        return Padded(header + '\0') + Padded(text);

        static string Padded(string part) => part.PadRight((part.Length + 3) & ~3, '\0');
    }

    private static Stream Send(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw new HttpRequestException($"{(int)response.StatusCode} {response.ReasonPhrase}");
            }
        }

        return response.Content.ReadAsStream(cancellationToken);
    }
}
