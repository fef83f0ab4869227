using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.Rpmlint.Rules;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>
/// rpmlint 1 runs its configuration as a Python program, after those in /usr/share/rpmlint and /etc/rpmlint. The host's files
/// are run so, in the sandbox; of the package's only what <see cref="PackageRules"/> understood is in the program.
/// </summary>
internal sealed class PythonForm : IConfigurationForm
{
    public bool Handles(string fileName) => fileName.EndsWith("config", StringComparison.Ordinal);

    public RpmlintConfiguration Write(ImmutableArray<string> files, RpmlintSettings settings, PackageRules rules, string directory)
    {
        var mounts = ImmutableArray.CreateBuilder<ToolMount>();
        var program = new StringBuilder("# -*- coding: utf-8 -*-\nfrom Config import *\n");
        for (var i = 0; i < files.Length; i++)
        {
            var mount = ConfigurationFiles.Mount(i, "", ".config", files[i]);
            var path = PythonText.Write("/mnt/" + mount.Name);
            mounts.Add(mount);
            program.Append("exec(compile(open(").Append(path).Append(").read(), ").Append(path).Append(", 'exec'))\n");
        }

        if (settings.Threshold is { } threshold)
        {
            program.Append("setOption('BadnessThreshold', ").Append(LintText.Number(threshold)).Append(")\n");
        }

        foreach (var filter in settings.Filters)
        {
            AddFilter(program, filter);
        }

        foreach (var (finding, badness) in settings.Scoring)
        {
            SetBadness(program, finding, badness);
        }

        foreach (var rule in rules.Rules)
        {
            if (rule.Badness is { } badness)
            {
                SetBadness(program, rule.Text, badness);
            }
            else
            {
                AddFilter(program, rule.Text);
            }
        }

        mounts.Add(new ToolMount("config/hook.config", ConfigurationFiles.Write(directory, "hook.config", program.ToString())));
        return new RpmlintConfiguration(mounts.ToImmutable(), ["-f", RpmlintConfiguration.Home + "/hook.config"]);
    }

    private static void AddFilter(StringBuilder program, string filter) =>
        program.Append("addFilter(").Append(PythonText.Write(filter)).Append(")\n");

    private static void SetBadness(StringBuilder program, string finding, long badness) =>
        program.Append("setBadness(").Append(PythonText.Write(finding)).Append(", ").Append(LintText.Number(badness)).Append(")\n");
}
