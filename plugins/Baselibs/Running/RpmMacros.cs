using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.Baselibs.Packages;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>
/// rpm's configuration for the rpmbuild in mkbaselibs. What the tools root's rpm would do by itself is right for its own
/// distribution; here everything that can be is as in the packages that are converted.
/// </summary>
internal static class RpmMacros
{
    /// <param name="candidates">What is converted.</param>
    /// <param name="shell">Of the tools root, for the scripts of spec files.</param>
    public static string For(ImmutableArray<Candidate> candidates, string shell)
    {
        var package = candidates[0].Package;
        var text = new StringBuilder(
            $"""
            %_topdir {Places.Output}
            %_builddir /tmp/build
            %_buildrootdir /tmp/buildroot
            %_sourcedir {Places.Packages}
            %_tmppath /tmp
            %_dbpath /tmp/rpmdb
            %_buildshell {shell}
            %_build_id_links none
            %_missing_build_ids_terminate_build 0
            %use_source_date_epoch_as_buildtime 1
            %clamp_mtime_to_source_date_epoch 1

            """);
        if (Payload(package) is { } payload)
        {
            text.Append("%_binary_payload ").Append(payload).Append('\n');
        }

        if (package.DigestAlgorithm is > 0 and < 32 and var algorithm)
        {
            text.Append(CultureInfo.InvariantCulture, $"%_binary_filedigest_algorithm {algorithm}\n");
        }

        if (package.BuildHost.Length is > 0 and < 256 && package.BuildHost.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            text.Append("%_buildhost ").Append(package.BuildHost).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>rpm's <c>%_binary_payload</c>; null for one it does not know.</summary>
    private static string? Payload(BuiltPackage package)
    {
        var io = package.Compressor switch { "gzip" => "gzdio", "bzip2" => "bzdio", "xz" => "xzdio", "lzma" => "lzdio", "zstd" => "zstdio", _ => null };
        var flags = package.CompressorFlags;
        return io is null || flags.Length is 0 or > 6 || !flags.All(static c => char.IsAsciiDigit(c) || c is 'T' or 'L') ? null : $"w{flags}.{io}";
    }
}
