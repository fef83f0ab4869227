using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>A project of the lab with scripts in its configuration.</summary>
internal sealed class ScriptProject(string name) : IDisposable
{
    private readonly ObsClient _obs = new(name);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) };

    public string Name => name;

    public void Dispose()
    {
        _http.Dispose();
        _obs.Dispose();
    }

    /// <summary>Creates it, above the lab's base project.</summary>
    /// <param name="prjconf">Its configuration before scripts are embedded.</param>
    /// <param name="scripts">Name and text of the scripts.</param>
    public async Task CreateAsync(string prjconf, params (string Name, string Text)[] scripts)
    {
        var directory = Directory.CreateDirectory(Path.Combine(LabPaths.Lab, "prjconf", name)).FullName;
        var file = Path.Combine(directory, "prjconf");
        await File.WriteAllTextAsync(file, prjconf);
        foreach (var (script, text) in scripts)
        {
            await File.WriteAllTextAsync(Path.Combine(directory, script), text);
            LabFixture.Engine("prjconf", "embed", "--select", file, Path.Combine(directory, script)).Succeeded();
        }

        var labMeta = XElement.Parse(await GetAsync($"{ObsClient.Source}/source/lab/_meta"));
        labMeta.SetAttributeValue("name", name);
        await SendAsync(HttpMethod.Put, $"{ObsClient.Source}/source/{name}/_meta", Encoding.UTF8.GetBytes(labMeta.ToString()));
        await SendAsync(HttpMethod.Put, $"{ObsClient.Source}/source/{name}/_config", await File.ReadAllBytesAsync(file));
    }

    /// <summary>Commits a package and waits for the end of its build.</summary>
    /// <param name="package">Its name.</param>
    /// <param name="files">Files beside the ones every package of the lab has.</param>
    public async Task<FinishedBuild> BuildAsync(string package, params (string Name, string Text)[] files)
    {
        LabFixture.Lab("source", package);
        var sources = Path.Combine(LabPaths.Lab, "src", package);
        foreach (var (file, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(sources, file), text);
        }

        await CommitAsync(package, sources);
        return await LabFixture.FinishedAsync(_obs, package, jobs: 1);
    }

    public Task<string> BinaryAsync(string package, string file) =>
        GetAsync($"{ObsClient.Repository}/build/{name}/std/x86_64/{package}/{file}");

    private async Task CommitAsync(string package, string directory)
    {
        await SendAsync(
            HttpMethod.Put,
            $"{ObsClient.Source}/source/{name}/{package}/_meta",
            Encoding.UTF8.GetBytes($"<package name=\"{package}\" project=\"{name}\"><title/><description/></package>"));
        var list = new XElement("directory");
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            var content = await File.ReadAllBytesAsync(file);
            await SendAsync(HttpMethod.Put, $"{ObsClient.Source}/source/{name}/{package}/{Path.GetFileName(file)}?rev=repository", content);
            list.Add(new XElement(
                "entry", new XAttribute("name", Path.GetFileName(file)), new XAttribute("md5", Convert.ToHexStringLower(MD5.HashData(content)))));
        }

        await SendAsync(
            HttpMethod.Post,
            $"{ObsClient.Source}/source/{name}/{package}?cmd=commitfilelist&user=lab&comment=lab",
            Encoding.UTF8.GetBytes(list.ToString()));
    }

    private async Task<string> GetAsync(string uri)
    {
        using var answer = await _http.GetAsync(uri);
        return await ReadAsync(answer);
    }

    private async Task SendAsync(HttpMethod method, string uri, byte[] content)
    {
        using var request = new HttpRequestMessage(method, uri) { Content = new ByteArrayContent(content) };
        using var answer = await _http.SendAsync(request);
        await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue("{0} answered {1} {2}", answer.RequestMessage!.RequestUri, (int)answer.StatusCode, text);
        return text;
    }
}
