//! The names of classes and properties that the catalogue uses, and the prefixes under which they are written.

use oxrdf::NamedNodeRef;

/// Prefix and namespace, as they stand at the head of documents.
pub(super) const PREFIXES: [(&str, &str); 15] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("odrl", "http://www.w3.org/ns/odrl/2/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

macro_rules! vocabulary {
    ($($module:ident $space:literal { $($constant:ident $name:literal),+ $(,)? })+) => {
        $(
            #[allow(missing_docs)]
            pub(super) mod $module {
                use super::NamedNodeRef;
                $(pub const $constant: NamedNodeRef<'static> =
                    NamedNodeRef::new_unchecked(concat!($space, $name));)+
            }
        )+
    };
}

vocabulary! {
    adms "http://www.w3.org/ns/adms#" {
        STATUS "status", VERSION_NOTES "versionNotes",
    }
    dcat "http://www.w3.org/ns/dcat#" {
        CATALOG "Catalog", DATASET_CLASS "Dataset", DISTRIBUTION_CLASS "Distribution", DATA_SERVICE "DataService",
        ACCESS_SERVICE "accessService", ACCESS_URL "accessURL", BBOX "bbox", BYTE_SIZE "byteSize",
        CONTACT_POINT "contactPoint", DATASET "dataset", DISTRIBUTION "distribution", DOWNLOAD_URL "downloadURL",
        END_DATE "endDate", ENDPOINT_URL "endpointURL", KEYWORD "keyword", LANDING_PAGE "landingPage",
        MEDIA_TYPE "mediaType", SERVES_DATASET "servesDataset", START_DATE "startDate",
        THEME "theme", THEME_TAXONOMY "themeTaxonomy", VERSION "version",
    }
    dcatap "http://data.europa.eu/r5r/" {
        AVAILABILITY "availability",
    }
    dct "http://purl.org/dc/terms/" {
        FREQUENCY "Frequency", LICENSE_DOCUMENT "LicenseDocument", LINGUISTIC_SYSTEM "LinguisticSystem",
        LOCATION "Location", MEDIA_TYPE "MediaType", MEDIA_TYPE_OR_EXTENT "MediaTypeOrExtent",
        PERIOD_OF_TIME "PeriodOfTime", PROVENANCE_STATEMENT "ProvenanceStatement", RIGHTS_STATEMENT "RightsStatement",
        ACCESS_RIGHTS "accessRights", ACCRUAL_PERIODICITY "accrualPeriodicity", DESCRIPTION "description",
        FORMAT "format", IDENTIFIER "identifier", ISSUED "issued", LANGUAGE "language", LICENSE "license",
        MODIFIED "modified", PROVENANCE "provenance", PUBLISHER "publisher", SPATIAL "spatial",
        TEMPORAL "temporal", TITLE "title", TYPE "type",
    }
    foaf "http://xmlns.com/foaf/0.1/" {
        AGENT "Agent", DOCUMENT "Document", HOMEPAGE "homepage", NAME "name",
    }
    hydra "http://www.w3.org/ns/hydra/core#" {
        COLLECTION "Collection", PAGED_COLLECTION "PagedCollection", PARTIAL_COLLECTION_VIEW "PartialCollectionView",
        FIRST "first", FIRST_PAGE "firstPage", ITEMS_PER_PAGE "itemsPerPage", LAST "last", LAST_PAGE "lastPage",
        NEXT "next", NEXT_PAGE "nextPage", PREVIOUS "previous", PREVIOUS_PAGE "previousPage",
        TOTAL_ITEMS "totalItems", VIEW "view",
    }
    odrl "http://www.w3.org/ns/odrl/2/" {
        HAS_POLICY "hasPolicy", POLICY "Policy",
    }
    prov "http://www.w3.org/ns/prov#" {
        WAS_DERIVED_FROM "wasDerivedFrom",
    }
    rdfs "http://www.w3.org/2000/01/rdf-schema#" {
        LABEL "label",
    }
    skos "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT "Concept", CONCEPT_SCHEME "ConceptScheme", HISTORY_NOTE "historyNote", IN_SCHEME "inScheme",
        PREF_LABEL "prefLabel",
    }
    spdx "http://spdx.org/rdf/terms#" {
        ALGORITHM "algorithm", CHECKSUM "checksum", CHECKSUM_ALGORITHM "ChecksumAlgorithm", CHECKSUM_CLASS "Checksum",
        CHECKSUM_VALUE "checksumValue",
    }
    vcard "http://www.w3.org/2006/vcard/ns#" {
        FN "fn", HAS_EMAIL "hasEmail", KIND "Kind", ORGANIZATION "Organization",
    }
}

/// `POLYGON((…))` and its kin.
pub(super) const WKT: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.opengis.net/ont/geosparql#wktLiteral");
