/** The old names, until every area has moved. */
export type { MedicineEntity as NamedMedicine, Medicines as MedicineNames } from './entities/medicine';
