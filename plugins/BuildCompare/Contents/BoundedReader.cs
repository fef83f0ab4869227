using System.Globalization;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>Reads streams whose length somebody hostile chose.</summary>
internal static class BoundedReader
{
    /// <exception cref="PackageFormatException">There is more than <paramref name="limit"/> bytes.</exception>
    public static byte[] ReadAll(Stream stream, long limit)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (copy.Length + count > limit)
            {
                throw new PackageFormatException(string.Create(
                    CultureInfo.InvariantCulture, $"more than {limit >> 20} MB to compare in one file"));
            }

            copy.Write(buffer, 0, count);
        }

        return copy.ToArray();
    }
}
