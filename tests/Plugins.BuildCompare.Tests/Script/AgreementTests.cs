using System.Diagnostics;

namespace Obs.Hooks.Plugins.BuildCompare.Tests.Script;

/// <summary>
/// The comparison in the plugin against build-compare's script on the same pairs of real packages. The script is no Debian
/// package and not ours to ship: what it said is in <see cref="Verdicts"/>, and where it is installed (or
/// OBSH_BUILD_COMPARE names a checkout) it is run again on the very same files.
/// </summary>
public sealed class AgreementTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    private static readonly string s_script = Path.Combine(
        Environment.GetEnvironmentVariable("OBSH_BUILD_COMPARE") ?? "/usr/lib/build", "same-build-result.sh");

    [Theory]
    [MemberData(nameof(Verdicts.OfRpms), MemberType = typeof(Verdicts))]
    public async Task Compare_Rpms_SaysWhatTheScriptSays(string variant, bool isSame) =>
        await AgreeAsync(builds.Rpms("plain"), builds.Rpms(variant), isSame);

    [Theory]
    [MemberData(nameof(Verdicts.OfDebs), MemberType = typeof(Verdicts))]
    public async Task Compare_Debs_SaysWhatTheScriptSays(string variant, bool isSame) =>
        await AgreeAsync(builds.Debs("plain"), builds.Debs(variant), isSame);

    private static async Task AgreeAsync(string before, string after, bool isSame)
    {
        using var comparison = new Comparison(before, after);

        var differences = await comparison.DifferencesAsync();

        (differences.Length == 0).Should().Be(isSame, "the plugin says: {0}", differences);
        if (File.Exists(s_script))
        {
            var (status, last) = RunScript(before, after);
            (status == 0 && last == "compare validated build as identical !").Should().Be(isSame, "the script ends with {0}: {1}", status, last);
        }
    }

    private static (int Status, string LastLine) RunScript(string before, string after)
    {
        var start = new ProcessStartInfo("bash", [s_script, before, after]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return (process.ExitCode, output.TrimEnd('\n').Split('\n')[^1]);
    }
}
