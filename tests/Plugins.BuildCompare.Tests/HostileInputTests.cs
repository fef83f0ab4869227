using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Plugins.BuildCompare.Contents;
using Obs.Hooks.Plugins.BuildCompare.Contents.Archives;
using Obs.Hooks.Plugins.BuildCompare.Contents.Elf;
using Obs.Hooks.Plugins.BuildCompare.Contents.Normal;
using Obs.Hooks.Plugins.BuildCompare.Facts;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Deb;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>Results are the package's: broken ones end in a message, whatever is broken in them.</summary>
public sealed class HostileInputTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    private const int Limit = 1 << 20;

    [Fact]
    public void RpmFile_AnyBytesChanged_ReadsOrSaysWhatIsWrong() =>
        Survives(File.ReadAllBytes(Path.Combine(builds.Rpms("plain"), "hello-1.0-1.1.x86_64.rpm")), 6000, bytes =>
            RpmFacts.Of(RpmFile.Read(new MemoryStream(bytes)).Header));

    [Fact]
    public void ArArchive_AnyBytesChanged_ReadsOrSaysWhatIsWrong() =>
        Survives(File.ReadAllBytes(Path.Combine(builds.Debs("plain"), "hello_1.0-1_all.deb")), 300, bytes =>
            ArArchive.Read(new MemoryStream(bytes)));

    [Fact]
    public void CpioArchive_AnyBytesChanged_ReadsOrSaysWhatIsWrong() =>
        Survives(SampleArchives.Cpio, 400, bytes => CpioArchive.Read(new MemoryStream(bytes)));

    [Fact]
    public void TarFormat_AnyBytesChanged_ReadsOrSaysWhatIsWrong() =>
        Survives(SampleArchives.Tar, 1024, bytes => new TarFormat().Read(bytes));

    [Fact]
    public void ZipFormat_AnyBytesChanged_ReadsOrSaysWhatIsWrong() =>
        Survives(SampleArchives.Zip, 400, bytes => new ZipFormat(Limit).Read(bytes));

    [Fact]
    public void ElfFile_AnyBytesChanged_ReadsOrIsNone()
    {
        var program = File.ReadAllBytes("/bin/true");
        Survives(program, 64, bytes => ElfFile.Read(bytes));
    }

    [Fact]
    public void Normalizers_AnyBytes_DoNotThrow()
    {
        INormalizer[] normalizers = [new PngNormalizer(), new PythonBytecodeNormalizer(), new ManPageNormalizer(), .. TextRules.All];
        string[] paths = ["/a.png", "/a.pyc", "/usr/share/man/man1/a.1", "/usr/share/doc/a/a.html", "/usr/x/javadoc/a.html", "/a.pdf"];
        Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var path in paths)
            {
                foreach (var normalizer in normalizers)
                {
                    _ = normalizer.Handles(path) ? normalizer.Normalize(path, bytes) : null;
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ZipFormat_Bomb_IsRefusedAtTheLimit()
    {
        var read = () => new ZipFormat(Limit).Read(SampleArchives.ZipOf(new byte[4 * Limit]));

        read.Should().Throw<PackageFormatException>().WithMessage("more than 1 MB to compare in one file");
    }

    [Fact]
    public async Task Decompressor_Bomb_IsCutAtTheLimit()
    {
        using var area = new HookArea();
        var bomb = area.Write("bomb.gz", SampleArchives.GzipOf(new byte[8 * Limit]));
        var decompressor = new Decompressor(new RealProcesses(), Limit);

        var unpack = () => decompressor.DecompressAsync(Compression.Gzip, bomb, 0, area.PathOf("out"), CancellationToken.None);

        await unpack.Should().ThrowAsync<PackageFormatException>().WithMessage("it is longer than 1 MB when decompressed");
        new FileInfo(area.PathOf("out")).Length.Should().Be(Limit + 1);
    }

    [Fact]
    public async Task ContentComparer_GzipInGzipWithoutEnd_IsRefusedAtADepth()
    {
        using var area = new HookArea();
        byte[] a = [1], b = [2];
        for (var i = 0; i < 20; i++)
        {
            (a, b) = (SampleArchives.GzipOf(a), SampleArchives.GzipOf(b));
        }

        var comparer = area.Comparer(Limit);
        var compare = () => comparer.CompareAsync(new ComparedFile("/nested", a, b), CancellationToken.None);

        await compare.Should().ThrowAsync<PackageFormatException>().WithMessage("archives in archives, 8 deep");
    }

    [Fact]
    public async Task AfterBuild_PackagesThatAreNone_AreDifferent()
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("plain")).WithOld("x.rpm", "no rpm").WithNew("RPMS/x86_64", "x.rpm", "none either");

        (await comparison.DifferencesAsync()).Should().Be(
            """
            x.rpm: cannot be compared: it does not start like an rpm package
            x.rpm: cannot be compared: it does not start like an rpm package

            """);
    }

    /// <summary>Changes single bytes, words and lengths of the first <paramref name="reach"/> bytes.</summary>
    private static void Survives(byte[] good, int reach, Action<byte[]> read)
    {
        var place = Gen.Choose(0, Math.Min(reach, good.Length) - 1);
        var change = Gen.Zip(place, Gen.Elements<byte>(0, 1, 0x7f, 0x80, 0xff));
        var changes = Gen.NonEmptyListOf(change).ToArbitrary();
        Prop.ForAll(changes, Gen.Choose(0, 100).ToArbitrary(), (list, cut) =>
        {
            var bytes = good.AsSpan(0, good.Length * cut / 100).ToArray();
            bytes = cut > 50 ? [.. good] : bytes;
            foreach (var (at, value) in list)
            {
                if (at < bytes.Length)
                {
                    bytes[at] = value;
                }
            }

            try
            {
                read(bytes);
            }
            catch (PackageFormatException)
            {
                // What it is for.
            }
        }).QuickCheckThrowOnFailure();
    }
}
