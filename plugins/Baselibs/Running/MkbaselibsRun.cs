using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.Baselibs.Configuration;
using Obs.Hooks.Plugins.Baselibs.Packages;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>
/// One run of mkbaselibs. It unpacks packages of the build and runs what their authors wrote into baselibs.conf: all in the sandbox, with
/// its files in memory, where the limit counts.
/// </summary>
/// <param name="Program">mkbaselibs.</param>
/// <param name="Global">The global configuration.</param>
/// <param name="Own">The package's.</param>
/// <param name="Directories">That no package may own.</param>
/// <param name="Memory">Limit in bytes.</param>
internal sealed record MkbaselibsRun(MkbaselibsProgram Program, BaselibsConf Global, BaselibsConf Own, IEnumerable<string> Directories, long Memory)
{
    // HOME is how mkbaselibs can be told where its results go: it calls plain rpmbuild. And it asks rpm for the directories of the
    // installed package "filesystem", which this answers for the target.
    private const string Script =
        """
        mkdir /tmp/home /tmp/bin /tmp/build /tmp/buildroot /tmp/rpmdb || exit 125
        cp /mnt/set/rpmmacros /tmp/home/.rpmmacros && cp /mnt/set/rpm /tmp/bin/rpm && chmod 755 /tmp/bin/rpm || exit 125
        export HOME=/tmp/home PATH=/tmp/bin:$PATH
        exec perl "$@"
        """;

    private const string Rpm =
        """
        #!/bin/sh
        [ "$*" != "-ql filesystem" ] || exec cat /mnt/set/filesystem
        PATH=${PATH#/tmp/bin:}
        exec rpm "$@"

        """;

    /// <param name="candidates">What to convert.</param>
    /// <param name="work">An empty directory for what the run needs.</param>
    /// <param name="output">An empty directory; packages are in <c>RPMS/ARCH</c> below it afterwards.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ProcessResult> RunAsync(
        ImmutableArray<Candidate> candidates, string work, string output, CancellationToken cancellationToken)
    {
        var files = new (string Place, string Text)[]
        {
            (Places.Macros, RpmMacros.For(candidates, Program.Shell)),
            (Places.Directories, string.Join('\n', Directories) + "\n"),
            (Places.Global, Global.Text),
            (Places.Package, Own.Text),
            (Places.Configuration + "/rpm", Rpm),
        };
        var inputs = ImmutableArray.CreateBuilder<ToolMount>();
        foreach (var (place, text) in files)
        {
            var path = Path.Combine(work, Path.GetFileName(place));
            await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            inputs.Add(new ToolMount(Below(place), path));
        }

        inputs.AddRange(candidates.Select(static c => new ToolMount($"{Below(Places.Packages)}/{c.File.Name}", c.Path)));
        var epoch = candidates.Max(static c => c.Package.BuildTime).ToString(CultureInfo.InvariantCulture);
        ImmutableArray<string> arguments =
            ["-c", Script, "sh", Program.Path, "-c", Places.Global, "-c", Places.Package, .. candidates.Select(static c => $"{Places.Packages}/{c.File.Name}")];
        var run = new ToolRun(new ProcessRequest("sh", arguments)
        {
            Environment = ImmutableDictionary<string, string>.Empty.Add("SOURCE_DATE_EPOCH", epoch),
        })
        {
            Inputs = inputs.ToImmutable(),
            Outputs = [new ToolMount(Below(Places.Output), output)],
            MemoryLimit = Memory,
        };
        return await Program.Tools.RunAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private static string Below(string place) => place["/mnt/".Length..];
}
