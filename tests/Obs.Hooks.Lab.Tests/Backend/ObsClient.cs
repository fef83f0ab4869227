using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>Requests to the lab's source server, repository server and worker.</summary>
internal sealed class ObsClient(string project = "lab") : IDisposable
{
    public const string Repository = "http://127.0.0.1:15252";
    public const string Source = "http://127.0.0.1:15352";
    public const string Worker = "http://127.0.0.1:15452";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) };

    public void Dispose() => _http.Dispose();

    /// <summary>Creates the project, above the lab's base project.</summary>
    /// <param name="prjconf">Its configuration.</param>
    public async Task CreateProjectAsync(string prjconf)
    {
        await PutAsync(
            $"{Source}/source/{project}/_meta",
            $"""
            <project name="{project}"><title/><description/>
              <repository name="std"><path project="Debian:12" repository="standard"/><arch>x86_64</arch></repository>
            </project>
            """);
        await PutAsync($"{Source}/source/{project}/_config", prjconf);
    }

    /// <summary>
    /// Lets the scheduler believe that another architecture has built this version of a package more often: it builds it again, with
    /// the reason <c>rebuild counter sync</c> (bs_repserver, postrelsync).
    /// </summary>
    public async Task SyncRebuildCounterAsync(string package)
    {
        var uri = $"{Repository}/build/{project}/std/x86_64/_relsync";
        var counters = Path.GetTempFileName();
        await File.WriteAllBytesAsync(counters, await _http.GetByteArrayAsync(uri));
        Tool.Run(
            "perl", "-MStorable=thaw,nfreeze", "-0777", "-i", "-ne",
            $$"""my ($version) = thaw(substr($_, 4))->{'{{package}}'} =~ /^(.*)\.[^-]*$/ or die; print 'pst0', nfreeze({ "{{package}}/$version" => 7 })""",
            counters).Succeeded();
        await SendAsync(HttpMethod.Post, uri, await File.ReadAllBytesAsync(counters));
        File.Delete(counters);
    }

    /// <summary>Commits all files of a directory in one revision: two would start and discard a first job.</summary>
    /// <returns>The srcmd5.</returns>
    public async Task<string> CommitAsync(string package, string directory)
    {
        await PutAsync(
            $"{Source}/source/{project}/{package}/_meta",
            $"<package name=\"{package}\" project=\"{project}\"><title/><description/></package>");
        var list = new XElement("directory");
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            var content = await File.ReadAllBytesAsync(file);
            var name = Path.GetFileName(file);
            await SendAsync(HttpMethod.Put, $"{Source}/source/{project}/{package}/{name}?rev=repository", content);
            list.Add(new XElement(
                "entry",
                new XAttribute("name", name),
                new XAttribute("md5", Convert.ToHexStringLower(MD5.HashData(content)))));
        }

        var answer = await SendAsync(
            HttpMethod.Post,
            $"{Source}/source/{project}/{package}?cmd=commitfilelist&user=lab&comment=lab",
            Encoding.UTF8.GetBytes(list.ToString()));
        return (string)XElement.Parse(answer).Attribute("srcmd5")!;
    }

    /// <summary>How the finished jobs of a package ended, oldest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string package)
    {
        var answer = await GetAsync($"{Repository}/build/{project}/std/x86_64/_jobhistory?package={package}");
        return [.. XElement.Parse(answer).Elements("jobhist").Select(static j => (string)j.Attribute("code")!)];
    }

    /// <summary>Ids of the workers that built a package, oldest first; <c>dispatcher</c> if no worker could.</summary>
    public async Task<IReadOnlyList<string>> WorkersAsync(string package)
    {
        var answer = await GetAsync($"{Repository}/build/{project}/std/x86_64/_jobhistory?package={package}");
        return [.. XElement.Parse(answer).Elements("jobhist").Select(static j => (string)j.Attribute("workerid")!)];
    }

    /// <summary>Status of a package: <c>scheduled</c>, <c>building</c>, <c>finished</c> until the scheduler looks at it again, <c>succeeded</c> …</summary>
    public async Task<string> StatusAsync(string package)
    {
        var answer = await GetAsync($"{Repository}/build/{project}/std/x86_64/{package}/_status");
        return (string?)XElement.Parse(answer).Attribute("code") ?? "";
    }

    /// <summary>
    /// Whether the scheduler has a job of a package. One that ends is in the history before its counter and log are in their places; then
    /// it is purged (BSSched::BuildJob::jobfinished).
    /// </summary>
    public bool HasJob(string package) =>
        Directory.EnumerateFileSystemEntries(Path.Combine(LabPaths.Lab, "obs/jobs/x86_64"), $"{project}::std::{package}-*").Any();

    public async Task<IReadOnlyList<string>> BinariesAsync(string package)
    {
        var answer = await GetAsync($"{Repository}/build/{project}/std/x86_64/{package}");
        return [.. XElement.Parse(answer).Elements("binary").Select(static b => (string)b.Attribute("filename")!)];
    }

    /// <summary>Of the last finished job of a package.</summary>
    public async Task<string> ReasonAsync(string package)
    {
        var answer = await GetAsync($"{Repository}/build/{project}/std/x86_64/_jobhistory?package={package}");
        return (string)XElement.Parse(answer).Elements("jobhist").Last().Attribute("reason")!;
    }

    public Task<byte[]> BinaryBytesAsync(string package, string name) =>
        _http.GetByteArrayAsync($"{Repository}/build/{project}/std/x86_64/{package}/{name}");

    public Task<string> BinaryAsync(string package, string name) =>
        GetAsync($"{Repository}/build/{project}/std/x86_64/{package}/{name}");

    /// <summary>The log that people see.</summary>
    public Task<string> LogAsync(string package) =>
        GetAsync($"{Repository}/build/{project}/std/x86_64/{package}/_log?nostream=1");

    public Task RebuildAsync(string package) =>
        SendAsync(HttpMethod.Post, $"{Source}/build/{project}?cmd=rebuild&package={package}", []);

    /// <summary>What bs_worker's own kill request does.</summary>
    public Task<string> KillAsync() => GetAsync($"{Worker}/kill");

    public async Task<string> GetAsync(string uri)
    {
        using var answer = await _http.GetAsync(uri);
        return await ReadAsync(answer);
    }

    public Task PutAsync(string uri, string text) => PutAsync(uri, Encoding.UTF8.GetBytes(text));

    public Task PutAsync(string uri, byte[] content) => SendAsync(HttpMethod.Put, uri, content);

    private async Task<string> SendAsync(HttpMethod method, string uri, byte[] content)
    {
        using var request = new HttpRequestMessage(method, uri);
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await _http.SendAsync(request);
        return await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(
            "{0} answered {1} {2}", answer.RequestMessage!.RequestUri, (int)answer.StatusCode, text);
        return text;
    }
}
