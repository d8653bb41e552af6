//! Berdaya: community-empowerment surveys on tablets, offline, and their evaluation.
