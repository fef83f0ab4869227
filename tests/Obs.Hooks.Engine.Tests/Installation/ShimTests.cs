using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Engine.Tests.Installation;

public sealed class ShimTests
{
    [Fact]
    public void Read_WhatRenderWrote_GivesTheSettingsBack()
    {
        var paths = ArbMap.Default.ArbFor<NonEmptyString>().Filter(static p => !p.Get.Contains('\0'));

        Prop.ForAll(
            paths,
            paths,
            static (engine, config) =>
            {
                var settings = new ShimSettings
                {
                    Engine = engine.Get,
                    ConfigDirectory = config.Get,
                    Missing = MissingEngine.BadHost,
                    Digest = "abc",
                };
                return Shim.Read(Shim.Render(settings)) == settings;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void IsShim_RealScriptOrForeignWrapper_IsFalse()
    {
        Shim.IsShim("#!/bin/bash\n# Script to build a package.\n").Should().BeFalse();
        Shim.IsShim("#!/bin/bash\necho '# obs-hooks shim, format 1'\n").Should().BeFalse();
    }

    [Fact]
    public void Render_Template_LeavesNoPlaceholder()
    {
        var text = Shim.Render(new ShimSettings { Engine = "/e", ConfigDirectory = "/c" });

        Shim.IsShim(text).Should().BeTrue();
        text.Should().NotMatchRegex("@[A-Z]+@");
    }
}
