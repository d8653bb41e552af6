//! The memory twin against the contract that the browser's database is held against, too.

use berdaya::store::Memory;

use crate::store_contract;

#[tokio::test]
async fn the_memory_twin_keeps_the_contract_of_a_store() {
    store_contract::check(&Memory::default()).await;
}
