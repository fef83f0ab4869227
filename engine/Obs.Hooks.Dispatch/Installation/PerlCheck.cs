using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Dispatch.Installation;

/// <summary>Asks Perl itself whether a BSConfig.pm does what it should.</summary>
internal static class PerlCheck
{
    public const string Perl = "/usr/bin/perl";

    // Loaded as bs_dispatch would: by the name of the program, from the directory of BSConfig.pm.
    private const string Program =
        """
        $0 = '/bs_dispatch';
        require $ARGV[0];
        exit(ref($BSConfig::dispatch_constraint) eq 'CODE' && $INC{$ARGV[1]} ? 0 : 3);
        """;

    /// <returns>Empty if bs_dispatch would use the shim; else what is wrong.</returns>
    public static string Check(string configFile, string shimFile)
    {
        var directory = Path.GetDirectoryName(configFile)!;
        if (SystemTool.Run(Perl, "-I", directory, "-e", Program, configFile, shimFile) is not { } result)
        {
            return $"there is no {Perl}";
        }

        return result.ExitStatus switch
        {
            0 => "",
            3 => "the line that includes the shim is never reached",
            _ => result.Error.Split('\n')[0],
        };
    }
}
