using System.Xml.Linq;

namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>An image in a project whose repositories have no kiwi, built by the real worker.</summary>
[Collection(LabCollection.Name)]
public sealed class ImageTests(LabFixture lab)
{
    private const string Base = "Images:Base";

    private const string Description = $"""
        <?xml version="1.0" encoding="utf-8"?>
        <image schemaversion="7.4" name="tiny">
          <description type="system"><author>lab</author><contact>lab@localhost</contact><specification>tiny</specification></description>
          <preferences><version>1.0.0</version><packagemanager>apt</packagemanager><rpm-check-signatures>false</rpm-check-signatures>
            <type image="tbz"/></preferences>
          <repository type="apt-deb" alias="main" distribution="bookworm" components="main" repository_gpgcheck="false"><source path="obs://{Base}/standard"/></repository>
          <packages type="image"><package name="hostname"/></packages>
          <packages type="bootstrap"><package name="apt"/><package name="usr-is-merged"/><package name="mawk"/></packages>
        </image>

        """;

    // Without BinaryType versions are compared as rpm does. The scheduler asks for kiwi in three ways; one package of the environment must be left, an empty list means the default.
    private const string Prjconf = """
        Type: kiwi
        BinaryType: deb
        Repotype: none
        Substitute: system-packages:kiwi-image dash
        Substitute: kiwi-packagemanager:apt
        Substitute: kiwi-image:tbz

        """;

    [Fact]
    public async Task Build_AnImageWithoutKiwiInItsRepositories_ComesBackToTheBackend()
    {
        using var obs = new ObsClient("images");
        await PublishAsync(obs);
        var sources = Directory.CreateDirectory(Path.Combine(LabPaths.Lab, "src", LabConfiguration.Image)).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "tiny.kiwi"), Description);
        await obs.CommitAsync(LabConfiguration.Image, sources);

        var build = await LabFixture.FinishedAsync(obs, LabConfiguration.Image, jobs: 1);

        build.Code.Should().Be("succeeded", "the log is:\n{0}", build.Log);
        const string name = "tiny.x86_64-1.0.0-Build1.1";
        (await obs.BinariesAsync(LabConfiguration.Image)).Should().Contain(
            [$"{name}.tar.xz", $"{name}.tar.xz.sha256", $"{name}.packages", $"{name}.report", "hooks.report.json"]);

        // The worker knows from where each package of the image came.
        XElement.Parse(await obs.BinaryAsync(LabConfiguration.Image, $"{name}.report")).Elements("binary")
            .Single(static b => (string?)b.Attribute("name") == "hostname").Attribute("project")!.Value.Should().Be(Base);
        Leftovers.Find().Should().BeEmpty();
        lab.Should().NotBeNull();
    }

    private static async Task PublishAsync(ObsClient obs)
    {
        await obs.PutAsync(
            $"{ObsClient.Source}/source/{Base}/_meta",
            $"<project name=\"{Base}\"><title/><description/><repository name=\"standard\"><arch>x86_64</arch></repository></project>");
        var packages = Directory.GetFiles(Repository.ImagePackages, "*.deb");

        // What every build of the project needs is in its images, too: here all that debootstrap insists on.
        var required = string.Concat(packages.Select(static p => $"Required: {NameOf(p)}\n"));
        await obs.PutAsync($"{ObsClient.Source}/source/{Base}/_config", $"Repotype: debian\nType: dsc\nPreinstall: dash\nPrefer: mawk\n{required}");
        foreach (var package in packages)
        {
            await obs.PutAsync(
                $"{ObsClient.Repository}/build/{Base}/standard/x86_64/_repository/{NameOf(package)}.deb",
                await File.ReadAllBytesAsync(package));
        }

        await obs.PutAsync(
            $"{ObsClient.Source}/source/images/_meta",
            $"<project name=\"images\"><title/><description/><repository name=\"std\"><path project=\"{Base}\" repository=\"standard\"/><arch>x86_64</arch></repository></project>");
        await obs.PutAsync($"{ObsClient.Source}/source/images/_config", Prjconf);
    }

    private static string NameOf(string package) => Path.GetFileName(package).Split('_')[0];
}
