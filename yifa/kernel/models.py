"""Every table of the kernel, gathered for Django."""

from .administration.record import AdministrationHead, AdministrativeAct
from .evidence import Evidence
from .exchange import Export, Import, ImportedMatter
from .handed_in import HandedIn
from .handover import CalledIn
from .matter import ChainHead, Counter, Event, Matter, Payload
from .organisation import Organisation
from .party import Party
from .person import Person, Post
from .tally import TalliedBy, Tally

__all__ = [
    "AdministrationHead",
    "AdministrativeAct",
    "CalledIn",
    "ChainHead",
    "Counter",
    "Event",
    "Evidence",
    "Export",
    "HandedIn",
    "Import",
    "ImportedMatter",
    "Matter",
    "Organisation",
    "Party",
    "Payload",
    "Person",
    "Post",
    "TalliedBy",
    "Tally",
]
