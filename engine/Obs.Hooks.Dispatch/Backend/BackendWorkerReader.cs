using System.Text;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>Reads worker files.</summary>
internal static class BackendWorkerReader
{
    /// <summary>bs_repserver takes no more from a worker.</summary>
    public const long Limit = 10 << 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a name is that of a worker file: <c>hostarch:id</c>, and no temporary file.</summary>
    public static bool IsName(string name) => name[0] != '.' && name.IndexOf(':', StringComparison.Ordinal) > 0;

    /// <exception cref="BackendFileException">It is no worker.</exception>
    public static BackendWorker Read(string state, string name, BackendBytes file)
    {
        var what = $"{state}/{name}";
        var job = "";
        var jobArch = "";
        BackendXml.ReadFields(file.Content, what, "worker", (field, text) =>
        {
            switch (field)
            {
                case "job":
                    job = text;
                    break;
                case "arch":
                    jobArch = text;
                    break;
            }
        });
        try
        {
            return new BackendWorker
            {
                Name = name,
                State = state,
                Xml = Strict.GetString(file.Content),
                NativeOnly = BackendXml.HasField(file.Content, "hardware", "nativeonly"),
                Job = job,
                JobArch = jobArch,
                Since = file.Stamp.Modified,
            };
        }
        catch (DecoderFallbackException e)
        {
            throw new BackendFileException($"{what} is not UTF-8", e);
        }
    }
}
