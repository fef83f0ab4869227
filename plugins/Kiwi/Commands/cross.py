#!/usr/bin/python3
"""kiwi whose --target-arch works with apt as it does with dnf and zypper. kiwi 9.24 hands it on to apt-get, which does not know it; but apt-get
runs in the image and has the image's architecture anyway. So it is taken out of apt's arguments, where kiwi itself takes out those that
are not for apt-get, and debootstrap gets its --arch. A kiwi that knows about it is left as it is."""
import inspect
import sys

from kiwi.kiwi import main
from kiwi.repository.apt import RepositoryApt

if "_target_arch" not in inspect.getsource(RepositoryApt):
    own = RepositoryApt.post_init

    def post_init(self, custom_args=()):
        own(self, [word for word in custom_args if not word.startswith("_target_arch%")])

    RepositoryApt.post_init = post_init

sys.argv[0] = "kiwi-ng"
sys.exit(main())
