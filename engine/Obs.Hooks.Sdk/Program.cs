using Obs.Hooks.Sdk.Metadata;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk;

internal static class Program
{
    /// <summary>Errors go to standard output in MSBuild's form, one per line, so that they become errors of the build.</summary>
    private static int Main(string[] args)
    {
        try
        {
            var request = PackRequest.Parse(args);
            var errors = new List<PackError>();
            var manifest = PluginPacker.Describe(request, errors);
            if (errors.Count == 0)
            {
                PluginPacker.Write(request, manifest, errors);
            }

            foreach (var error in errors)
            {
                Console.WriteLine(error);
            }

            return errors.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException)
        {
            Console.WriteLine(new PackError(PackCodes.Unreadable, new CodeLocation("obs-hooks-sdk"), e.Message));
            return 1;
        }
    }
}
