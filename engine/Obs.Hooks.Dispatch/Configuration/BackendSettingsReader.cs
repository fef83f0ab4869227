using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Dispatch.Configuration;

/// <summary>
/// Evaluates BSConfig.pm as the daemons do: it is a program in Perl, and nothing else can read it. Defaults are those of
/// the backend's BSConfiguration.pm.
/// </summary>
internal static class BackendSettingsReader
{
    // Values are escaped as in URLs, one list a line, so that no value can look like another.
    private const string Program =
        """
        $0 = 'obs-hooks';
        require $ARGV[0];
        sub show {
          my ($name, @values) = @_;
          s/([^ !\x22-\x24\x26-~])/sprintf('%%%02X', ord($1))/ge for @values;
          print join("\t", $name, @values), "\n";
        }
        show('bsdir', $BSConfig::bsdir || '/srv/obs');
        show('rundir', $BSConfig::rundir || ($BSConfig::bsdir || '/srv/obs').'/run');
        show('bsuser', $BSConfig::bsuser || '');
        show('srcserver', $BSConfig::srcserver || '');
        show('adjust', @{$BSConfig::dispatch_adjust || []});
        show('powerpkgs', @{$BSConfig::powerpkgs || []}) if $BSConfig::powerhosts;
        show('powerhosts', @{$BSConfig::powerhosts || []});
        show('sandboxes', @$BSConfig::secure_sandboxes) if $BSConfig::secure_sandboxes;
        """;

    /// <exception cref="EngineException">There is no such file, or Perl cannot evaluate it.</exception>
    public static BackendSettings Read(string bsConfig)
    {
        if (!File.Exists(bsConfig))
        {
            throw Unreadable(bsConfig, "no such file; name the backend's BSConfig.pm with \"bsConfig\" in allocator.json");
        }

        var directory = Path.GetDirectoryName(bsConfig)!;
        if (SystemTool.Run(PerlCheck.Perl, "-I", directory, "-e", Program, bsConfig) is not { } result)
        {
            throw Unreadable(bsConfig, $"there is no {PerlCheck.Perl} to evaluate it");
        }

        if (result.ExitStatus != 0)
        {
            throw Unreadable(bsConfig, $"Perl says: {result.Error.Split('\n')[0]}");
        }

        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split('\t');
            values[words[0]] = [.. words.Skip(1).Select(Uri.UnescapeDataString)];
        }

        return Bind(bsConfig, values);
    }

    private static BackendSettings Bind(string bsConfig, Dictionary<string, ImmutableArray<string>> values)
    {
        if (!Uri.TryCreate(One("srcserver"), UriKind.Absolute, out var sourceServer))
        {
            throw Unreadable(bsConfig, "it names no source server ($srcserver)");
        }

        var adjust = Many("adjust");
        return new BackendSettings
        {
            Layout = new BackendLayout(One("bsdir").TrimEnd('/'), One("rundir").TrimEnd('/')),
            User = One("bsuser"),
            SourceServer = sourceServer,
            Adjust = [.. adjust.Chunk(2).Where(static p => p.Length == 2).Select(static p => (p[0], Number(p[1])))],
            PowerPackages = Many("powerpkgs"),
            PowerHosts = Many("powerhosts"),
            SecureSandboxes = values.TryGetValue("sandboxes", out var sandboxes) ? sandboxes : null,
        };

        ImmutableArray<string> Many(string name) => values.TryGetValue(name, out var found) ? found : [];

        string One(string name) => Many(name) is [var value, ..] ? value : "";
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    private static EngineException Unreadable(string file, string why) =>
        new(DiagnosticCodes.UnreadableBackend, $"{file}: {why}", ExitStatus.Failed);
}
